namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>Makes a partial class the typed view of an element; the generator adds constructors, property bodies and the shape.</summary>
/// <param name="name">Local name of the element when it is made from nothing.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ElementAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string Namespace { get; init; } = "";

    /// <summary>Child elements in libvirt's order, where that is not the order of the properties.</summary>
    public string Order { get; init; } = "";

    /// <summary>Accepts any attribute and child: their types are the user's own.</summary>
    public bool Any { get; init; }
}
