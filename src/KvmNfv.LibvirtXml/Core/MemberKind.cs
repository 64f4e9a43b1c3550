namespace KvmNfv.LibvirtXml;

/// <summary>What a property stands for in the XML.</summary>
internal enum MemberKind
{
    /// <summary>An attribute of the element, or of the child named by <see cref="ShapeMember.On"/>.</summary>
    Attribute,

    /// <summary>The text of a child element.</summary>
    Text,

    /// <summary>The text of the element itself.</summary>
    Content,

    /// <summary>Whether a child element is there.</summary>
    Flag,

    /// <summary>A child element with its own type.</summary>
    Child,

    /// <summary>All child elements of a name.</summary>
    Items,

    /// <summary>The texts of all child elements of a name.</summary>
    Values,

    /// <summary>Everything in the element, without types.</summary>
    Any,
}
