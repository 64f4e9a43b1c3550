using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Opens the namespaces of a container; the caller disposes the files.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt gives the descriptors away; handles own them from here on.
    public IReadOnlyList<SafeFileHandle> LxcOpenNamespaces()
    {
        int* descriptors = null;
        using var self = Lease();
        var count = Native.virDomainLxcOpenNamespace(self.Pointer, &descriptors, 0);
        return count >= 0 ? OwnedFiles.Take(descriptors, count) : throw LibvirtException.FromLastError(nameof(Native.virDomainLxcOpenNamespace));
    }

    /// <summary>Moves the calling thread into namespaces; call it on a thread made for that, never on one of the thread pool.</summary>
    /// <param name="namespaces">What <see cref="LxcOpenNamespaces"/> gave.</param>
    /// <returns>The namespaces that the thread left; the caller disposes them.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the descriptors are held open during the call; those that libvirt returns are owned by handles.
    public IReadOnlyList<SafeFileHandle> LxcEnterNamespaces(IReadOnlyList<SafeFileHandle> namespaces)
    {
        using var input = new FileArgument(namespaces);
        int* old = null;
        uint count = 0;
        using var self = Lease();
        if (Native.virDomainLxcEnterNamespace(self.Pointer, (uint)input.Count, input.Pointer, &count, &old, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainLxcEnterNamespace));
        return OwnedFiles.Take(old, (int)count);
    }

    /// <summary>Gives the calling thread a container's security label.</summary>
    /// <returns>The label that the thread had.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the structs are on this stack; libvirt fills the first two before the third call reads them.
    public SecurityLabel LxcEnterSecurityLabel()
    {
        virSecurityModel model;
        virSecurityLabel label, old = default;
        using var connection = Connection.Lease();
        using var self = Lease();
        if (Native.virNodeGetSecurityModel(connection.Pointer, &model) < 0 || Native.virDomainGetSecurityLabel(self.Pointer, &label) < 0
            || Native.virDomainLxcEnterSecurityLabel(&model, &label, &old, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainLxcEnterSecurityLabel));
        return SecurityLabel.From(in old);
    }
}
