exports.main = async (event) => ({ event, openid: process.env.WX_OPENID ?? null });
