import { server } from './server';
import { StartPage } from './start-page';

const state = await server.state();
const page = new StartPage(state);
server.listen((event) => page.hear(event));
