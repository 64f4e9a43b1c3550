namespace KvmNfv.Libvirt;

/// <summary>There is no such domain, network, pool, volume or other object.</summary>
public sealed class LibvirtNotFoundException : LibvirtException
{
    internal LibvirtNotFoundException(string operation, LibvirtErrorRecord record) : base(operation, record)
    {
    }
}
