using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How guests can be migrated.</summary>
[Element("migration_features")]
public sealed partial class MigrationFeatures : Element
{
    /// <summary>While they run.</summary>
    [Child("live")]
    public partial bool Live { get; set; }

    /// <summary>How the other host is reached.</summary>
    [Child("uri_transports")]
    public partial MigrationTransports Transports { get; set; }
}
