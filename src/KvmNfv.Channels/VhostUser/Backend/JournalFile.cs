using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The journals of one device's rings in a file, best on tmpfs: one page for each ring.</summary>
// SAFETY: the file is this process's own, locked by it, and mapped at its full size until Dispose.
internal sealed unsafe class JournalFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly byte* _memory;
    private readonly nuint _length;
    private int _disposed;

    /// <exception cref="ChannelException">The file can't be made, or another process has it open.</exception>
    public JournalFile(string path, int rings)
    {
        // FileShare.None locks the file (flock) against a second back-end of the same port.
        try
        {
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ChannelException(ChannelFault.System, $"The file of ring positions {path} can't be used: {problem.Message} Is another back-end of this port running?", problem);
        }
        _length = (nuint)(rings * RingJournal.Size);
        try
        {
            if (RandomAccess.GetLength(_file) != (long)_length)
            {
                RandomAccess.SetLength(_file, 0);
                RandomAccess.SetLength(_file, (long)_length);
            }
            File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            _memory = (byte*)PeerFileCalls.MapMemory(null, _length, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectWrite, PeerFileCalls.MapShared, (int)_file.DangerousGetHandle(), 0);
            if ((nint)_memory == -1)
                throw Libc.Failure($"mmap of {path}");
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The journal of one ring in one guest's memory.</summary>
    public RingJournal For(int ring, (ulong Device, ulong Inode) file, ulong guestAddress) => RingJournal.At(_memory, ring, file, guestAddress);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _ = PeerFileCalls.UnmapMemory(_memory, _length);
        _file.Dispose();
    }
}
