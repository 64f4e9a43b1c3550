using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An interface connected to nothing.</summary>
[Element("interface")]
[Variant("null")]
public sealed partial class NullInterface : Interface;
