using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.Tests;

/// <summary>Memory with an inaccessible page right before and right behind it: whoever leaves it crashes the test run.</summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int Page = 4096;
    private readonly byte* _mapping;

    public GuardedMemory(long size)
    {
        Size = (size + Page - 1) / Page * Page;
        _mapping = (byte*)Libc.MapAnonymous(null, (nuint)Size + 2 * Page, 0, Libc.PrivateMapping | Libc.AnonymousMapping, -1, 0);
        Address = (byte*)Libc.MapAnonymous(_mapping + Page, (nuint)Size, Libc.ReadAccess | Libc.WriteAccess, Libc.PrivateMapping | Libc.AnonymousMapping | 0x10, -1, 0);
        Assert.That((nint)Address, Is.EqualTo((nint)(_mapping + Page)));
    }

    public byte* Address { get; }

    public long Size { get; }

    public Span<byte> Span => new(Address, (int)Size);

    public bool Holds(Frame frame) => frame.Address >= Address && frame.Length >= 0 && frame.Address + frame.Length <= Address + Size;

    public void Dispose() => Libc.Unmap(_mapping, (nuint)Size + 2 * Page);
}
