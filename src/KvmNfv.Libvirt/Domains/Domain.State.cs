using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>The id of the running domain; null while it does not run. The id is the one known when this object was made.</summary>
    // SAFETY: the lease keeps the native object alive during the call.
    public int? Id
    {
        get
        {
            using var self = Lease();
            var id = Native.virDomainGetID(self.Pointer);
            return id == uint.MaxValue ? null : (int)id;
        }
    }

    /// <summary>Reads the state and the reason for it.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the out parameters are on this stack.
    public DomainStateInfo GetState()
    {
        int state, reason;
        using var self = Lease();
        if (Native.virDomainGetState(self.Pointer, &state, &reason, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetState));
        return new((DomainState)state, reason);
    }

    /// <inheritdoc/>
    public Task<DomainStateInfo> GetStateAsync(CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, GetState, cancellationToken);

    /// <summary>Starts the defined domain and passes it open files, for containers.</summary>
    /// <param name="files">The files; they stay open here.</param>
    /// <param name="flags">Modifiers of the call.</param>
    // SAFETY: the descriptors are held open and the array lives during the call.
    public void CreateWithFiles(IReadOnlyList<SafeFileHandle> files, DomainCreateFlags flags = default)
    {
        using var native = new FileArgument(files);
        using var self = Lease();
        if (Native.virDomainCreateWithFiles(self.Pointer, (uint)native.Count, native.Pointer, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainCreateWithFiles));
    }

    /// <summary>Lends open files to the domain under a name that its document uses (<c>fdgroup</c>).</summary>
    /// <param name="name">The name.</param>
    /// <param name="files">The files; libvirt keeps duplicates until the connection closes.</param>
    /// <param name="flags">Modifiers of the call.</param>
    // SAFETY: the descriptors are held open, the name and the array live during the call.
    public void FDAssociate(string name, IReadOnlyList<SafeFileHandle> files, DomainFDAssociateFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var native = new FileArgument(files);
        using var self = Lease();
        if (Native.virDomainFDAssociate(self.Pointer, nativeName.Pointer, (uint)native.Count, native.Pointer, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainFDAssociate));
    }

    /// <summary>The domain's name.</summary>
    public override string ToString() => Name;
}
