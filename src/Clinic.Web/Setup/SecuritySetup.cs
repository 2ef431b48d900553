using Clinic.Assignments;
using Clinic.Data;
using Clinic.Disclosures;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Setup;

public static class SecuritySetup
{
    public static IServiceCollection AddSecurity(this IServiceCollection services, PortalSettings settings)
    {
        services.Configure<IdentityOptions>(ClinicModel.ConfigureStores);
        services.AddScoped<IPasswordValidator<Therapist>, TherapistPasswords>(); // before Identity's own, which then stays away
        services.AddIdentityCore<Therapist>(ConfigureAccounts)
            .AddUserStore<TherapistStore>()
            .AddSignInManager<TherapistSignIn>()
            .AddClaimsPrincipalFactory<TherapistClaims>()
            .AddErrorDescriber<AccountWords>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromSeconds(5));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<HomeworkPassOptions, HomeworkPassScheme>(HomeworkPassScheme.Name, null)
            .AddIdentityCookies(cookies => cookies.TwoFactorUserIdCookie!.Configure(cookie => ConfigureStep(cookie, Cookies.IsSecure(settings))));
        services.ConfigureApplicationCookie(cookie => ConfigureCookie(cookie, Cookies.IsSecure(settings)));
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<StaffDoor>();
        services.AddScoped<Colleagues>();
        services.AddScoped<Features.People.NewAccounts>();
        services.AddScoped<Features.EmergencyAccess.EmergencyDoor>();
        services.AddScoped<Features.PracticeShares.PracticeShareBook>();
        services.AddScoped<Features.Alerts.AlertPages>();
        services.AddScoped<Features.Couples.CouplePages>();
        services.AddSingleton(new Cookies(Cookies.IsSecure(settings)));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPolicy(Policies.Therapist, p => p.RequireRole(nameof(TherapistRole.Owner), nameof(TherapistRole.Therapist)))
            .AddPolicy(Policies.Supervisor, p => p.RequireRole(nameof(TherapistRole.Supervisor)))
            .AddPolicy(Policies.Assistant, p => p.RequireRole(nameof(TherapistRole.Assistant)))
            .AddPolicy(Policies.Owner, p => p.RequireRole(nameof(TherapistRole.Owner)))
            .AddPolicy(Policies.Staff, p => p.RequireAuthenticatedUser().RequireClaim(TherapistClaims.Practice))
            .AddPolicy(Policies.Passer, p => p.AddAuthenticationSchemes(HomeworkPassScheme.Name).RequireAssertion(_ => true))
            .AddPolicy(Policies.Visitor, p => p.AddAuthenticationSchemes(HomeworkPassScheme.Name).RequireClaim(HomeworkPassScheme.ClientClaim))
            .AddPolicy(Policies.Client, p => p.AddAuthenticationSchemes(HomeworkPassScheme.Name).RequireClaim(HomeworkPassScheme.OpenClaim))
            .AddPolicy(Policies.VerifiedClient, p => p.AddAuthenticationSchemes(HomeworkPassScheme.Name).RequireClaim(HomeworkPassScheme.VerifiedClaim));
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new SignedInTherapist(provider.GetRequiredService<ClinicContext>(), provider.GetRequiredService<TimeProvider>(),
            SignedInTherapist.IdOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User)));
        services.AddScoped(provider => provider.GetRequiredService<SignedInTherapist>().Caseload);
        services.AddScoped(provider => new DisclosureVault(provider.GetRequiredService<ClinicContext>(), provider.GetRequiredService<SignedInTherapist>().Id));
        services.AddScoped<Roster>();
        services.AddScoped(provider => new HomeworkPass(provider.GetRequiredService<ClinicContext>(),
            HomeworkPassScheme.HolderOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static void ConfigureAccounts(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = ""; // the user name is the e-mail address, whatever stands in it
        options.Lockout = new LockoutOptions { AllowedForNewUsers = true, MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, bool secure)
    {
        cookie.Cookie.Name = secure ? "__Host-staff" : "staff";
        cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(60);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/denied";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnRedirectToLogin = StaffChallenge.LeadToSignIn;
    }

    /// <summary>Between password and code: a few minutes.</summary>
    private static void ConfigureStep(CookieAuthenticationOptions cookie, bool secure)
    {
        cookie.Cookie.Name = secure ? "__Host-step" : "step";
        cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
    }

    /// <summary>After authentication: the request works for the practice of whoever makes it.</summary>
    public static WebApplication UsePracticeOfUser(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (!ClientSide.Is(context) && Guid.TryParse(context.User.FindFirst(TherapistClaims.Practice)?.Value, out var practiceId))
                context.RequestServices.GetRequiredService<PracticeScope>().Set(practiceId);
            return next(context);
        });
        return app;
    }
}

/// <summary>Every route declares one of these, or that anybody may use it; a test fails on one that does not.</summary>
public static class Policies
{
    public const string Therapist = nameof(Therapist);
    public const string Owner = nameof(Owner);
    /// <summary>Reads files that are shared with them; changes nothing.</summary>
    public const string Supervisor = nameof(Supervisor);
    /// <summary>Keeps the roster and the calendar; sees no homework.</summary>
    public const string Assistant = nameof(Assistant);
    public const string Staff = nameof(Staff);
    /// <summary>Anybody on the client's side; whose visit it is is known where one is open.</summary>
    public const string Passer = nameof(Passer);
    /// <summary>A link was clicked; a PIN may still stand before the page.</summary>
    public const string Visitor = nameof(Visitor);
    /// <summary>A link was clicked and, where the mailbox is shared, the PIN was given; earlier words stay hidden.</summary>
    public const string Client = nameof(Client);
    /// <summary>The second check was passed.</summary>
    public const string VerifiedClient = nameof(VerifiedClient);
}
