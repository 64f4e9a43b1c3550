using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class ZstdLibraryTests
{
    private const int Bytes = 64 << 10;

    [Test]
    public void Random_bytes_stay_as_long_and_repeated_ones_vanish()
    {
        using var zstd = ZstdLibrary.TryOpen();
        if (zstd is null)
            Assert.Ignore("libzstd is not installed.");
        var (noise, text) = (new byte[Bytes], new byte[Bytes]);
        new Random(7).NextBytes(noise);
        for (var i = 0; i < Bytes; i++)
            text[i] = (byte)(i % 100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zstd!.Compress(noise), Is.InRange(Bytes, Bytes + 100));
            Assert.That(zstd.Compress(text), Is.InRange(10, Bytes / 20));
            Assert.That(zstd.Compress([]), Is.InRange(1, 30));
        }
    }
}
