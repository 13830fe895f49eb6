using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Core.Analytics.Growth;

/// <summary>A number of people, and who they are.</summary>
/// <param name="Who">The conditions that they were counted by, all of which hold.</param>
public sealed record PeopleFigure(IReadOnlyList<Audience> Who, long People);

/// <param name="Key">Such as "es", or what a start link carried; null for those of whom it is not known.</param>
public sealed record PeopleGroup(string? Key, PeopleFigure Figure);
