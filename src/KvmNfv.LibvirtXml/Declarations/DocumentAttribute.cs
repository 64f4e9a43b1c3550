namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>Gives the class <c>Parse</c> and <c>Load</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DocumentAttribute : Attribute;
