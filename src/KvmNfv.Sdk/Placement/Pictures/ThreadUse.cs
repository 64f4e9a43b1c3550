namespace KvmNfv.Sdk.Placement;

/// <summary>What a thread of the host is used for, the strongest claim first.</summary>
internal enum ThreadUse
{
    RealTime,
    Dedicated,
    Emulator,
    Idle,
    PollMode,
    Others,
    Housekeeping,
    Floating,
    OthersFloating,
    Offline,
    FreeIsolated,
    Free,
}
