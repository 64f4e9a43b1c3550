namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A decision that the plan leaves to people, because it weighs security or money against latency.</summary>
/// <param name="Title">What is to be decided.</param>
/// <param name="Text">What speaks for and against it on this host.</param>
public sealed record TuningNote(string Title, string Text);
