using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A libvirt call failed. Carries libvirt's whole error record.</summary>
/// <remarks>The subclasses are those on which callers branch; for anything else look at <see cref="Code"/>.</remarks>
public class LibvirtException : Exception
{
    internal LibvirtException(string operation, LibvirtErrorRecord record, Exception? inner = null)
        : base(record.Message.Length == 0 ? $"{operation} failed and libvirt gave no reason." : $"{operation}: {record.Message}", inner)
    {
        Operation = operation;
        Record = record;
    }

    internal LibvirtException(string operation, string message) : base(message)
    {
        Operation = operation;
        Record = new(ErrorNumber.NoSupport, ErrorDomain.None, ErrorLevel.Error, message, null, null, null, 0, 0);
    }

    /// <summary>The C function that failed, such as <c>virDomainCreate</c>.</summary>
    public string Operation { get; }

    /// <summary>libvirt's error record.</summary>
    public LibvirtErrorRecord Record { get; }

    /// <summary>What went wrong. Open: a newer libvirt may report numbers that are not named here.</summary>
    public ErrorNumber Code => Record.Code;

    /// <summary>The part of libvirt that reported it.</summary>
    public ErrorDomain Domain => Record.Domain;

    /// <summary>How bad it is.</summary>
    public ErrorLevel Level => Record.Level;

    internal static bool HasError => Native.virGetLastErrorCode() != 0;

    /// <summary>The gate through which every failed call goes. Must run on the thread that made the call: the record is thread-local.</summary>
    /// <param name="operation">The C function.</param>
    /// <param name="subject">What it was about, where libvirt's own message does not say: the URI of a connection.</param>
    internal static LibvirtException FromLastError(string operation, string? subject = null)
    {
        var record = LibvirtErrorRecord.TakeLast();
        if (subject is not null)
            record = record with { Message = $"{subject}: {record.Message}" };
        return record.Code switch
        {
            ErrorNumber.NoDomain or ErrorNumber.NoNetwork or ErrorNumber.NoStoragePool or ErrorNumber.NoStorageVol or ErrorNumber.NoNodeDevice
                or ErrorNumber.NoSecret or ErrorNumber.NoNwfilter or ErrorNumber.NoNwfilterBinding or ErrorNumber.NoInterface
                or ErrorNumber.NoDomainSnapshot or ErrorNumber.NoDomainCheckpoint or ErrorNumber.NoDomainBackup or ErrorNumber.NoDomainMetadata
                or ErrorNumber.NoNetworkPort or ErrorNumber.NoNetworkMetadata or ErrorNumber.NoServer or ErrorNumber.NoClient
                => new LibvirtNotFoundException(operation, record),
            ErrorNumber.NoSupport or ErrorNumber.OperationUnsupported or ErrorNumber.ConfigUnsupported or ErrorNumber.ArgumentUnsupported
                => new LibvirtUnsupportedException(operation, record),
            ErrorNumber.AccessDenied or ErrorNumber.OperationDenied or ErrorNumber.AuthFailed or ErrorNumber.AuthCancelled or ErrorNumber.AuthUnavailable
                => new LibvirtAccessDeniedException(operation, record),
            ErrorNumber.OperationAborted => new LibvirtOperationAbortedException(operation, record),
            // The RPC client reports a broken or refused transport under these; a server's own errors carry the driver's domain.
            ErrorNumber.InternalError or ErrorNumber.SystemError or ErrorNumber.Rpc when record.Domain is ErrorDomain.Rpc or ErrorDomain.Remote
                => new LibvirtConnectionLostException(operation, record),
            _ => new LibvirtException(operation, record),
        };
    }
}
