namespace KvmNfv.Libvirt;

/// <summary>libvirt's client library is not installed on this machine.</summary>
public sealed class LibvirtLibraryMissingException : Exception
{
    internal LibvirtLibraryMissingException(string library) : base(
        $"{library} was not found: install libvirt's client library ('apt install libvirt0' on Debian and Ubuntu, 'dnf install libvirt-libs' on Fedora and RHEL).") =>
        Library = library;

    /// <summary>The shared object that could not be loaded.</summary>
    public string Library { get; }
}
