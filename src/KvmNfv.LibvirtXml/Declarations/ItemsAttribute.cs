namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>The property is the list of all child elements of a name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string Namespace { get; init; } = "";
}
