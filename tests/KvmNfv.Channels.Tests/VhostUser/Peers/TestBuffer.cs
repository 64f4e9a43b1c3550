namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A buffer as a driver describes it.</summary>
internal readonly record struct TestBuffer(ulong Address, uint Length, bool IsWritable = false);
