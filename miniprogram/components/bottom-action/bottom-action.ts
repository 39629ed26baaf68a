/** The page's main action, always in sight, with what went wrong or one line of explanation above it. */
Component({
  properties: {
    fault: { type: String, value: '' },
    /** What was just done, where the page shows it nowhere else. */
    done: { type: String, value: '' },
    note: { type: String, value: '' },
  },
});
