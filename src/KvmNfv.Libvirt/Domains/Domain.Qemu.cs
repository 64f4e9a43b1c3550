using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Sends a command to QEMU's monitor. libvirt taints the domain: changes behind its back are not supported.</summary>
    /// <param name="command">The command: QMP JSON, or text with <see cref="DomainQemuMonitorCommandFlags.Hmp"/>.</param>
    /// <param name="flags">Which monitor.</param>
    /// <returns>The whole answer; QMP's own errors are in it.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the answer; it is copied and freed.
    public string QemuMonitorCommand(string command, DomainQemuMonitorCommandFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var nativeCommand = new Utf8Argument(command, stackalloc byte[Utf8Argument.StackSize]);
        byte* answer = null;
        using var self = Lease();
        if (Native.virDomainQemuMonitorCommand(self.Pointer, nativeCommand.Pointer, &answer, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainQemuMonitorCommand));
        return NativeStrings.Take(answer);
    }

    /// <inheritdoc/>
    public Task<string> QemuMonitorCommandAsync(string command, DomainQemuMonitorCommandFlags flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => QemuMonitorCommand(command, flags), cancellationToken);

    /// <summary>Sends a command to QEMU's monitor and passes it open files.</summary>
    /// <param name="command">The command: QMP JSON, or text with <see cref="DomainQemuMonitorCommandFlags.Hmp"/>.</param>
    /// <param name="files">The files; they stay open here.</param>
    /// <param name="flags">Which monitor.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the descriptors are held open during the call; libvirt's answers are copied or owned by handles.
    public QemuMonitorReply QemuMonitorCommandWithFiles(string command, IReadOnlyList<SafeFileHandle> files, DomainQemuMonitorCommandFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var nativeCommand = new Utf8Argument(command, stackalloc byte[Utf8Argument.StackSize]);
        using var input = new FileArgument(files);
        byte* answer = null;
        int* output = null;
        uint count = 0;
        using var self = Lease();
        if (Native.virDomainQemuMonitorCommandWithFiles(self.Pointer, nativeCommand.Pointer, (uint)input.Count, input.Pointer, &count, &output, &answer, (uint)flags) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainQemuMonitorCommandWithFiles));
        return new(NativeStrings.Take(answer), OwnedFiles.Take(output, (int)count));
    }
}
