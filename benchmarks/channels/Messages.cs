using System.Runtime.CompilerServices;

namespace KvmNfv.Benchmarks.Channels;

[InlineArray(8)]
internal struct Message8
{
    public byte First;
}

[InlineArray(64)]
internal struct Message64
{
    public byte First;
}

[InlineArray(256)]
internal struct Message256
{
    public byte First;
}

[InlineArray(1518)]
internal struct Message1518
{
    public byte First;
}
