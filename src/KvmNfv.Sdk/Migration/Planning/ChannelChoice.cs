namespace KvmNfv.Sdk.Migration;

/// <summary>How many parallel channels are worth having.</summary>
internal static class ChannelChoice
{
    // More than 16 brought nothing at 100 Gbit/s (KubeVirt PR 8575, 12705).
    private const int Most = 16;

    /// <summary>As many as fill the link, by what one channel does, and no more than there are spare CPUs on either host.</summary>
    public static int Wanted(MigrationRequest request, MigrationCompression compression, int spareCpus)
    {
        var draft = new MigrationDraft { Flags = request.Policy.Tls == LeverUse.Always ? Libvirt.DomainMigrateFlags.Tls : 0 };
        double link = request.Link.Bandwidth.BytesPerSecond;
        double one = TransferModel.Channel(request, draft).BytesPerSecond;
        if (compression is MigrationCompression.Zlib or MigrationCompression.Zstd)
        {
            link *= request.Probe?.Ratio ?? 1;
            one = Math.Min(one, TransferModel.CompressionCore(request, compression).BytesPerSecond);
        }

        return (int)Math.Clamp(Math.Ceiling(link / Math.Max(1, one)), 1, Math.Max(1, Math.Min(Most, spareCpus)));
    }
}
