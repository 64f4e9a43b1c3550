namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>Says which value of the choosing attribute (or which element name) a class of a family stands for.</summary>
/// <param name="value">The value; empty text stands for the attribute's absence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class VariantAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
