namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>What is known of a person, for variables, conditions and the choice of the language.</summary>
/// <param name="Values">By the names of <see cref="People.PersonVariables"/>; what is not known is null or missing.</param>
public sealed record PersonFacts(long TelegramUserId, string? Language, IReadOnlyDictionary<string, object?> Values);
