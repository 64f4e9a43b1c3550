namespace KvmNfv.Libvirt;

/// <summary>The hypervisor's driver, its configuration or the installed libvirt cannot do this.</summary>
public sealed class LibvirtUnsupportedException : LibvirtException
{
    internal LibvirtUnsupportedException(string operation, LibvirtErrorRecord record) : base(operation, record)
    {
    }

    private LibvirtUnsupportedException(string function, LibvirtVersion required, string message) : base(function, message) =>
        RequiredVersion = required;

    /// <summary>The oldest libvirt client library that has the function; null where the library is new enough but the driver refuses.</summary>
    public LibvirtVersion? RequiredVersion { get; }

    internal static LibvirtUnsupportedException MissingFunction(string function, LibvirtVersion required, LibvirtVersion installed) =>
        new(function, required, $"{function} needs libvirt {required} or newer; the library on this machine is {installed}. Upgrade libvirt0 (libvirt-libs).");
}
