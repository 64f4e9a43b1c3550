using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Parameters of a migration.</summary>
[Element("migParams")]
public sealed partial class MigrationParameters : Element
{
    /// <summary>The parameters.</summary>
    [Items("param")]
    public partial ElementList<MigrationParameter> Items { get; }
}
