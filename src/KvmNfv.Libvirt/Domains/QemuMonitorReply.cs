using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

/// <summary>QEMU's answer to a monitor command that passed files.</summary>
/// <param name="Text">The answer: JSON, or text with <see cref="DomainQemuMonitorCommandFlags.Hmp"/>.</param>
/// <param name="Files">Files that QEMU passed back; the caller disposes them.</param>
public sealed record QemuMonitorReply(string Text, IReadOnlyList<SafeFileHandle> Files);
