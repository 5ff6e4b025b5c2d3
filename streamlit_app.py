"""The way in. One file serves both: imported by the server it is the ASGI app, run by a session it is the page.

streamlit run streamlit_app.py
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from dashboard.api.server import lifespan, middleware, routes, tell_nothing

    app = st.App(__file__, routes=routes(), middleware=middleware(), lifespan=lifespan, on_script_error=tell_nothing)
else:
    from dashboard.frame import main

    main()
