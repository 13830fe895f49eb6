using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Gifts.Rest;

/// <summary>The codes of /gifts.</summary>
internal static class GiftApiErrors
{
    public static readonly string[] Writing =
    [
        "gift_invalid", "audience_invalid", "audience_too_large", "segment_cycle", "segment_not_found", "person_list_not_found",
        "campaign_message_invalid", "template_invalid", "template_too_long",
    ];

    public static readonly string[] Starting = [.. Writing, "gift_not_found", "gift_changed", "gift_state_wrong", "gift_audience_empty", "gift_over_budget", "gift_confirmation_missing", "gift_confirmation_wrong"];

    public static readonly string[] Steering = ["gift_not_found", "gift_state_wrong"];

    public static readonly ApiErrorCode[] Codes =
    [
        new("gift_not_found", 404, "There is no such gift", "GET /gifts lists them."),
        new("gift_invalid", 400, "Something in the gift is missing or impossible", "Correct the field that is named."),
        new("gift_changed", 409, "Somebody else changed or started the gift meanwhile", "Read it again, and send its version with what you want."),
        new("gift_state_wrong", 409, "The gift is in a state in which this cannot be done", "The detail says which state it is in and what can be done."),
        new("gift_audience_empty", 409, "Nobody matches the audience", "Change its conditions."),
        new("gift_over_budget", 409, "The gift would give more credits than its budget", "Raise the budget, give less to each, or choose fewer people."),
        new("gift_confirmation_missing", 409, "The gift goes to many, or to everybody", "Send the number of people that the detail names as confirm."),
        new("gift_confirmation_wrong", 409, "The confirmed number is not the number of people", "Check the audience, then send the number that the detail names."),
    ];

    public static IServiceCollection AddGiftsApi(this IServiceCollection services) => services.AddApiErrors(Codes).AddApiJson(GiftBodies.Default);
}
