using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the other host of a migration is reached.</summary>
[Element("uri_transports")]
public sealed partial class MigrationTransports : Element
{
    /// <summary>Schemes, such as <c>tcp</c>.</summary>
    [Items("uri_transport")]
    public partial ValueList<string> Items { get; }
}
