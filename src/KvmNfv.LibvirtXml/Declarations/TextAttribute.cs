namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>The property is the text of a child element, or, without a name, of the element itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute(string name = "") : Attribute
{
    public string Name { get; } = name;

    public string Namespace { get; init; } = "";

    /// <summary>A truth is written <c>on</c>/<c>off</c> instead of <c>yes</c>/<c>no</c>.</summary>
    public bool OnOff { get; init; }

    /// <summary>Digits of a number written in hexadecimal; 0: decimal.</summary>
    public int Hex { get; init; }

    /// <summary>With <see cref="Hex"/>, how libvirt reads the number: 16, or 0 for C's notation, where a leading 0x or 0 tells.</summary>
    public int Base { get; init; }

    /// <summary>Unit of a size without one.</summary>
    public string Unit { get; init; } = "KiB";

    /// <summary>The attribute that holds the unit.</summary>
    public string UnitAttribute { get; init; } = "";
}
