namespace KvmNfv.Sdk.Placement;

/// <summary>One thread of the host as it is drawn.</summary>
/// <param name="Cpu">The CPU's number.</param>
/// <param name="Use">What it is used for.</param>
/// <param name="Label">A few characters: <c>A3</c> is vCPU 3 of plan A.</param>
/// <param name="Title">The whole story in words.</param>
internal sealed record PictureThread(int Cpu, ThreadUse Use, string Label, string Title);
