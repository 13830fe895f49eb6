using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Audiences.Rest;

/// <summary>The codes of whatever takes an audience.</summary>
public static class AudienceApiErrors
{
    /// <summary>Whatever takes an audience may answer these.</summary>
    public static readonly string[] Taking = ["audience_invalid", "audience_too_large", "segment_cycle", "segment_not_found"];

    public static readonly string[] SavingSegment = [.. Taking, "segment_name_invalid", "segment_exists"];

    public static readonly string[] SavingList = ["person_list_name_invalid", "person_list_exists", "person_list_lines_invalid", "person_list_empty", "person_list_too_long"];

    private static readonly ApiErrorCode[] Codes =
    [
        new("audience_invalid", 400, "The audience cannot be meant", "Correct the condition that the detail names."),
        new("audience_too_large", 400, "The audience has too many conditions or levels", "Leave some out, or save a part of it as a segment."),
        new("segment_cycle", 400, "The segment would contain itself", "Take one of the two out of the other."),
        new("segment_not_found", 404, "There is no such segment", "GET /segments lists them."),
        new("segment_name_invalid", 400, "This is no name for a segment", "Give 1 to 80 characters."),
        new("segment_exists", 409, "A segment of this name exists", "Take another name, or change that one with PATCH /segments/{id}."),
        new("segment_in_use", 409, "Something that is still to be done uses the segment", "Take it out of what the detail names first."),
        new("person_list_not_found", 404, "There is no such list", "GET /person-lists lists them."),
        new("person_list_name_invalid", 400, "This is no name for a list", "Give 1 to 80 characters in the query parameter name."),
        new("person_list_exists", 409, "A list of this name exists", "Take another name, or delete that one first."),
        new("person_list_in_use", 409, "Something that is still to be done uses the list", "Take it out of what the detail names first."),
        new("person_list_lines_invalid", 400, "Lines of the list hold no Telegram id", "Correct the lines that the detail names."),
        new("person_list_empty", 400, "The list holds nobody", "Give at least one Telegram id."),
        new("person_list_too_long", 400, "The list is too long", "Split it: a list holds at most 1,000,000 people and 10 MB."),
        new("attribute_invalid", 400, "An attribute does not hold", "Correct the name or value that the detail names."),
        new("attributes_too_many", 400, "The person would have too many attributes", "Remove some with null; 50 is the most."),
    ];

    public static IServiceCollection AddAudiencesApi(this IServiceCollection services) => services.AddApiErrors(Codes).AddApiJson(AudienceBodies.Default);
}
