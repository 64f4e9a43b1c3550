using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where random numbers come from.</summary>
[Element("backend")]
[Family("model",
    typeof(RandomRng),
    typeof(EgdRng),
    typeof(BuiltinRng),
    typeof(UnknownRng))]
public abstract partial class RngBackend : Element
{
    /// <summary>The kind; the class says it too.</summary>
    [Attr("model")]
    public partial string? Model { get; }
}
