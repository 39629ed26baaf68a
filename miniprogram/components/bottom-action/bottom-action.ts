/** The page's main action, always in sight, with what went wrong or one line of explanation above it. */
Component({
  properties: {
    fault: { type: String, value: '' },
    note: { type: String, value: '' },
  },
});
