using TelegramAdmin.Core.Profiles.Listing;

namespace TelegramAdmin.Features.Users.Acting;

/// <summary>Whom somebody chose in the list: all that the filters find, or exactly these.</summary>
/// <param name="Filter">Null where people are chosen one by one.</param>
public sealed record PeopleMeant(PeopleFilter? Filter, IReadOnlyCollection<long>? People, long Count);
