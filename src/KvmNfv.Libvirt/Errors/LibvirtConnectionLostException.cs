namespace KvmNfv.Libvirt;

/// <summary>The daemon could not be reached, or the connection to it broke.</summary>
public sealed class LibvirtConnectionLostException : LibvirtException
{
    internal LibvirtConnectionLostException(string operation, LibvirtErrorRecord record, Exception? inner = null) : base(operation, record, inner)
    {
    }
}
