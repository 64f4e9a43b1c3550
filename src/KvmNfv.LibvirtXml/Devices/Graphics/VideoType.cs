using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Model of a video card.</summary>
[OpenEnum("vga", "cirrus", "vmvga", "xen", "vbox", "virtio", "gop", "none", "bochs", "ramfb", "qxl", "parallels", "vdi")]
public readonly partial record struct VideoType;
