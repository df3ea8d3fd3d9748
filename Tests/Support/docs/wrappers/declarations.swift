import Wingen

// FRAGMENT
