namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>The property is an attribute.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AttrAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The child element that bears it, where the child has no class of its own.</summary>
    public string On { get; init; } = "";

    /// <summary>A truth is written <c>on</c>/<c>off</c> instead of <c>yes</c>/<c>no</c>.</summary>
    public bool OnOff { get; init; }

    /// <summary>Digits of a number written in hexadecimal; 0: decimal.</summary>
    public int Hex { get; init; }

    /// <summary>With <see cref="Hex"/>, how libvirt reads the number: 16, or 0 for C's notation, where a leading 0x or 0 tells.</summary>
    public int Base { get; init; }

    /// <summary>Unit of a size without one.</summary>
    public string Unit { get; init; } = "KiB";

    /// <summary>The attribute beside this one that holds the unit.</summary>
    public string UnitAttribute { get; init; } = "";
}
