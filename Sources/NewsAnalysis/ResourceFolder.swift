import FoundationEssentials

/// Where lists, shipped scripts and plugins are found at run time.
///
/// They are looked for beside the executable, then in `../share/newslab`, then in
/// `$NEWSLAB_DATA`; in a checkout, in the package the executable was built from.
package enum ResourceFolder {}
