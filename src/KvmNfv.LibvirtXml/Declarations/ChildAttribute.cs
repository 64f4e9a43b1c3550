namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>The property is a child element with a class of its own, or whether a child is there (<c>bool</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChildAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public string Namespace { get; init; } = "";
}
