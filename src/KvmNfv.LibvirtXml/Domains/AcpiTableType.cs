using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a file with ACPI tables holds.</summary>
[OpenEnum("raw", "rawset", "slic", "msdm")]
public readonly partial record struct AcpiTableType;
