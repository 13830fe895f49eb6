using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Lists that are longer than a page (docs.stripe.com/api/pagination).</summary>
public static class StripeLists
{
    extension(IStripeApi api)
    {
        /// <summary>Page after page, newest first, until the end or the first failure.</summary>
        public async IAsyncEnumerable<StripeResult<IReadOnlyList<T>>> PagesAsync<T>(StripePage<T> request, [EnumeratorCancellation] CancellationToken cancellation = default)
            where T : StripeObject
        {
            while (true)
            {
                var answer = await api.SendAsync(request, cancellation);
                if (!answer.TryGet(out var page, out var failure))
                {
                    yield return failure;
                    yield break;
                }
                yield return page.Data;
                if (!page.HasMore || page.Data.Count == 0)
                    yield break;
                request = request with { StartingAfter = page.Data[^1].Id };
            }
        }

        /// <summary>All of a list that is known to be short enough for memory.</summary>
        public async Task<StripeResult<IReadOnlyList<T>>> AllAsync<T>(StripePage<T> request, CancellationToken cancellation = default)
            where T : StripeObject
        {
            var all = new List<T>();
            await foreach (var page in api.PagesAsync(request, cancellation))
            {
                if (!page.TryGet(out var objects, out var failure))
                    return failure;
                all.AddRange(objects);
            }
            return all;
        }
    }
}
