namespace KvmNfv.LibvirtXml;

/// <summary>The XML namespaces that libvirt's drivers add to its documents, with the prefix libvirt writes for each.</summary>
public static class LibvirtNamespace
{
    /// <summary>QEMU command line, capabilities and device overrides in a domain.</summary>
    public const string Qemu = "http://libvirt.org/schemas/domain/qemu/1.0";

    /// <summary>Namespaces a container shares with others.</summary>
    public const string Lxc = "http://libvirt.org/schemas/domain/lxc/1.0";

    /// <summary>bhyve command line.</summary>
    public const string Bhyve = "http://libvirt.org/schemas/domain/bhyve/1.0";

    /// <summary>Extra arguments of the Xen toolstack.</summary>
    public const string Xen = "http://libvirt.org/schemas/domain/xen/1.0";

    /// <summary>Where a VMware guest lives.</summary>
    public const string VMware = "http://libvirt.org/schemas/domain/vmware/1.0";

    /// <summary>dnsmasq options of a network.</summary>
    public const string DnsMasq = "http://libvirt.org/schemas/network/dnsmasq/1.0";

    /// <summary>Mount options of a directory or network file system pool.</summary>
    public const string Fs = "http://libvirt.org/schemas/storagepool/fs/1.0";

    /// <summary>Configuration options of a Ceph pool.</summary>
    public const string Rbd = "http://libvirt.org/schemas/storagepool/rbd/1.0";

    internal static string PrefixOf(string @namespace) => @namespace switch
    {
        "" => "",
        Qemu => "qemu",
        Lxc => "lxc",
        Bhyve => "bhyve",
        Xen => "xen",
        VMware => "vmware",
        DnsMasq => "dnsmasq",
        Fs => "fs",
        Rbd => "rbd",
        _ => "ns",
    };
}
