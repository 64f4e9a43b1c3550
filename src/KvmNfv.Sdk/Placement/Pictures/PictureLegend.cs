namespace KvmNfv.Sdk.Placement;

/// <summary>What each use is called and how it looks: colours of Okabe and Ito's palette, which all kinds of colour vision tell apart.</summary>
/// <param name="Sample">The label that text pictures show, A standing for a plan.</param>
/// <param name="Words">What it means.</param>
/// <param name="Fill">The colour of the box.</param>
/// <param name="Ink">The colour of the label on it.</param>
internal sealed record PictureLegend(string Sample, string Words, string Fill, string Ink)
{
    public static PictureLegend Of(ThreadUse use) => use switch
    {
        ThreadUse.RealTime => new("A0", "real-time vCPU", "#d55e00", "#ffffff"),
        ThreadUse.Dedicated => new("A0", "dedicated vCPU", "#0072b2", "#ffffff"),
        ThreadUse.Emulator => new("Aem", "emulator or IOThread with its own CPU", "#f0e442", "#000000"),
        ThreadUse.Idle => new("A-", "kept empty for its core's VNF", "#ffffff", "#444444"),
        ThreadUse.PollMode => new("PMD", "poll-mode thread of the host's switch", "#009e73", "#ffffff"),
        ThreadUse.Others => new("x", "others have it", "#cc79a7", "#000000"),
        ThreadUse.Housekeeping => new("#A", "host's housekeeping, with threads of A", "#c8c8c8", "#000000"),
        ThreadUse.Floating => new("~A", "threads of A float over it", "#56b4e9", "#000000"),
        ThreadUse.OthersFloating => new("x~", "threads of others float over it", "#e9c6d9", "#000000"),
        ThreadUse.Offline => new("off", "offline", "#eeeeee", "#767676"),
        ThreadUse.FreeIsolated => new(":", "free, isolated", "#ffffff", "#000000"),
        _ => new(".", "free", "#ffffff", "#000000"),
    };
}
