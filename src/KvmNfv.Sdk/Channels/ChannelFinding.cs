namespace KvmNfv.Sdk.Channels;

/// <summary>What stands against a channel, or is to be known of it.</summary>
/// <param name="Rule">The rule's name, stable, such as <c>socket-access</c>; those of <c>DomainLint</c> have its names.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Scope">What of the domain it is about.</param>
/// <param name="Channel">The channel.</param>
/// <param name="What">What was found.</param>
/// <param name="Mend">How to mend it, or what to heed.</param>
public sealed record ChannelFinding(string Rule, ChannelSeverity Severity, ChannelScope Scope, string Channel, string What, string Mend);
