namespace KvmNfv.Libvirt;

/// <summary>Somebody aborted the job.</summary>
public sealed class LibvirtOperationAbortedException : LibvirtException
{
    internal LibvirtOperationAbortedException(string operation, LibvirtErrorRecord record) : base(operation, record)
    {
    }
}
