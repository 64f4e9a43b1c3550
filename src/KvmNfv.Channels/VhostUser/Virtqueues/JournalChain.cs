using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>One chain of a burst, as a <see cref="RingJournal"/> keeps it: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct JournalChain
{
    public uint Written;
    public ushort Id;
    public ushort Descriptors;

    /// <summary>As <see cref="VirtioFrame.Group"/>.</summary>
    public ushort Group;
}
