namespace KvmNfv.LibvirtXml.Tree;

/// <summary>An attribute: qualified name as written, and its value with references resolved.</summary>
internal struct AttributeData(string name, string value)
{
    internal readonly string Name = name;
    internal string Value = value;

    internal readonly bool IsNamespace => Name.StartsWith("xmlns", StringComparison.Ordinal) && (Name.Length == 5 || Name[5] == ':');
}
