namespace KvmNfv.LibvirtXml;

/// <summary>What happened to an element or a value.</summary>
public enum ChangeKind
{
    /// <summary>Only the second document has it.</summary>
    Added,

    /// <summary>Only the first document has it.</summary>
    Removed,

    /// <summary>Both have it, with different values.</summary>
    Changed,
}
