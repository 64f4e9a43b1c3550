namespace KvmNfv.Libvirt;

/// <summary>The connection may not do this: it is read-only, or the user was not authenticated or not allowed.</summary>
public sealed class LibvirtAccessDeniedException : LibvirtException
{
    internal LibvirtAccessDeniedException(string operation, LibvirtErrorRecord record, Exception? inner = null) : base(operation, record, inner)
    {
    }
}
